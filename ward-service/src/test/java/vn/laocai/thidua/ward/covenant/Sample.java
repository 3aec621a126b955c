package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import vn.laocai.thidua.ward.covenant.Covenant.Party;
import vn.laocai.thidua.ward.covenant.CovenantCommand.DraftCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.FinaliseCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.OpenForSigning;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SignCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.StartConsultation;
import vn.laocai.thidua.ward.covenant.CovenantText.CriteriaSet;
import vn.laocai.thidua.ward.covenant.CovenantText.Target;

/** Covenants for tests, grown by commands as real ones are. */
final class Sample {

    static final Instant NOW = Instant.parse("2025-11-14T01:30:00.123Z");
    static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    static final CovenantIdentity IDENTITY = new CovenantIdentity("6b1f7c52-3d0a-5c0e-9f54-2a7f0d9e1c11",
            "khoi-phuong-lao-cai-2025", "khoi-phuong-lao-cai", 2025, 1, null);
    static final CovenantText TEXT = new CovenantText("Giao ước thi đua năm 2025", "Các phường cùng giao ước.",
            List.of("Chuyển đổi số"), List.of("Hoàn thành chỉ tiêu"),
            Map.of("SA_PA", List.of(new Target("I.1", "Thu ngân sách", "%", "105"))),
            new CriteriaSet("bang-tieu-chi-2025", 1, "ab".repeat(32)));
    static final Function<SignatureStatement, WardSignature> KEY = statement -> new WardSignature(
            statement.wardCode(), statement.signerId(), statement.signedAt(), statement.contentHash(),
            statement.canonical(), "signature", "publicKey", "keyId");

    private Sample() {}

    static Covenant after(Covenant covenant, CovenantCommand command) {
        for (CovenantEvent event : CovenantDecider.decide(covenant, command, NOW)) {
            covenant = CovenantDecider.evolve(covenant, event);
        }
        return covenant;
    }

    static Covenant drafting() {
        return after(null, new DraftCovenant(IDENTITY, TEXT, WARDS));
    }

    static Covenant consulting() {
        return after(drafting(), new StartConsultation());
    }

    static Covenant finalised() {
        return after(consulting(), new FinaliseCovenant());
    }

    static Covenant open() {
        return after(finalised(), new OpenForSigning(parties(), Instant.parse("2025-11-30T10:00:00Z")));
    }

    static List<Party> parties() {
        return WARDS.stream().map(ward -> new Party(ward, List.of("p-" + ward))).toList();
    }

    static SignCovenant signature(String ward) {
        return new SignCovenant(ward, "p-" + ward, true, TEXT.hash(), true, KEY);
    }

    static Covenant signedBy(int wards) {
        Covenant covenant = open();
        for (String ward : WARDS.subList(0, wards)) {
            covenant = after(covenant, signature(ward));
        }
        return covenant;
    }

    /** One covenant in every state that may be stored. */
    static List<Covenant> inEveryState() {
        List<Covenant> all = new ArrayList<>(
                List.of(drafting(), consulting(), finalised(), open(), signedBy(3), signedBy(10)));
        all.add(after(open(), new CovenantCommand.WithdrawCovenant("Sai phụ lục")));
        all.add(after(signedBy(2), new CovenantCommand.SupersedeCovenant("c-2", "Bổ sung chỉ tiêu")));
        return all;
    }
}
