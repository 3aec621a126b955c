package vn.laocai.thidua.scoring.award;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.award.ProposalPapers.Given;
import vn.laocai.thidua.scoring.award.ProvinceHandler.Registered;
import vn.laocai.thidua.scoring.award.WardRecord.PlaceReached;
import vn.laocai.thidua.scoring.award.WardRecord.Vote;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.office.TestOffices;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.TestSeal;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A season in which Âu Lâu leads, Lào Cai is second, and everybody was voted for. */
final class AwardScene {

    static final Instant NOW = Instant.parse("2026-01-23T02:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 1, 23);
    static final Actor HEAD = Commands.actor("p-head", "SA_PA", "WARD_LEADER");
    static final Actor LEADER = Commands.actor("p-leader", "AU_LAU", "WARD_LEADER");
    static final Actor SECRETARY = Commands.actor("p-secretary", "SA_PA", "BLOCK_SECRETARY");
    static final Actor MONITOR = Commands.actor("p-monitor", "HOME_AFFAIRS", "PROVINCE_MONITOR");
    static final String FLAG = "PROVINCE_FLAG";
    static final String MERIT = "PROVINCIAL_MERIT_CERTIFICATE";
    static final String ID = OneSeason.ID + ":AU_LAU:" + FLAG;
    static final Map<String, String> REPORT = AwardPapers.fields(DocumentKind.REPORT).stream()
            .collect(Collectors.toMap(field -> field, field -> "Nội dung phần " + field + "."));
    static final Map<String, String> MINUTES = AwardPapers.fields(DocumentKind.MINUTES).stream()
            .collect(Collectors.toMap(field -> field, field -> "Nội dung phần " + field + "."));

    final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    final OneSeason seasons = new OneSeason("RANKED");
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final Offices offices = TestOffices.of(OneSeason.BLOCK, OneSeason.WARDS, "SA_PA", "p-head");
    final Records records = new Records();
    final Papers papers = new Papers();
    final Meetings meetings = new Meetings();
    final Proposals proposals = new Proposals(store);
    final Catalogues catalogues = new Catalogues(store);
    final WardNames names = new WardNames(day -> Map.of(), Clock.systemUTC());
    final ProposalPapers parts = new ProposalPapers(proposals, catalogues, records,
            new AwardPapers(names, "UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG"), papers, meetings, seasons,
            offices);
    final ProposalHandler handler = new ProposalHandler(proposals, catalogues, records, parts, seasons, offices);
    final ProvinceHandler province = new ProvinceHandler(proposals, catalogues, records, papers, seasons, names,
            TestSeal.seal(), new CertificateCodes(), "https://thidua.example");

    private int commands;

    CommandContext by(Actor actor) {
        return Commands.by(actor, "k" + commands++, NOW);
    }

    AwardProposal proposed() {
        return handler.propose(OneSeason.ID, "AU_LAU", FLAG, List.of("Dẫn đầu Khối năm 2025"), by(SECRETARY)).state();
    }

    AwardProposal attach(DocumentKind kind, Actor actor) {
        Map<String, String> content = kind == DocumentKind.REPORT ? REPORT : MINUTES;
        return parts.attach(ID, new Given(kind, null, TODAY, content), by(actor)).state();
    }

    /** A proposal with all its parts, cleared by the monitor. */
    AwardProposal cleared() {
        proposed();
        attach(DocumentKind.PETITION, SECRETARY);
        attach(DocumentKind.LIST, SECRETARY);
        attach(DocumentKind.REPORT, LEADER);
        attach(DocumentKind.MINUTES, SECRETARY);
        attach(DocumentKind.TALLY, SECRETARY);
        return attach(DocumentKind.CLEARANCE, MONITOR);
    }

    AwardProposal sent() {
        cleared();
        return handler.send(ID, "05/TTr-KTĐ", TODAY, by(HEAD)).state();
    }

    AwardProposal approved() {
        sent();
        province.receive(ID, by(MONITOR));
        return province.vote(ID, new ProvinceHandler.Votes(15, 13, 1, 1, TODAY, "02/BB-HĐ"), by(MONITOR)).state();
    }

    AwardProposal decided() {
        approved();
        return province.decide(ID, decision(), by(MONITOR)).state();
    }

    static Registered decision() {
        return new Registered("215/QĐ-UBND", TODAY, "Chủ tịch UBND tỉnh Lào Cai", "CHỦ TỊCH", "cd".repeat(32));
    }

    static Refusal refused(ThrowingCallable command, int status, String code, @Nullable String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailEn()).isNotBlank();
        if (sentence != null) {
            assertThat(refusal.detailVi()).isEqualTo(sentence);
        }
        return refusal;
    }

    static final class Records implements WardRecords {

        final Map<String, WardRecord> wards = new HashMap<>();
        final List<String> causes = new ArrayList<>();

        Records() {
            place("AU_LAU", 1, "978,50");
            place("LAO_CAI", 2, "940,00");
            place("SA_PA", 3, "931,25");
        }

        void place(String ward, int rank, String total) {
            wards.put(ward, new WardRecord(ward, TODAY, true, true, 0,
                    new PlaceReached(rank, total, "Hoàn thành xuất sắc nhiệm vụ", true, "ab".repeat(32)), List.of(),
                    new Vote(true, 10, 7, 10), List.of(), 0));
        }

        @Override
        public WardRecord of(String seasonId, String wardCode, String awardCode, LocalDate today) {
            return wards.get(wardCode);
        }

        @Override
        public List<String> causes(String seasonId, String wardCode, LocalDate today) {
            return List.copyOf(causes);
        }
    }

    static final class Papers implements PaperStore {

        final Map<String, byte[]> kept = new HashMap<>();

        @Override
        public String keep(byte[] bytes) {
            String hash = CanonicalJson.sha256(bytes);
            kept.put(hash, bytes.clone());
            return hash;
        }

        @Override
        public Optional<byte[]> find(String sha256) {
            return Optional.ofNullable(kept.get(sha256));
        }
    }

    static final class Meetings implements MeetingPapers {

        byte @Nullable [] tally = new Paper(null, "TỔ KIỂM PHIẾU").type("BIÊN BẢN KIỂM PHIẾU", "Vòng 1").pdf();

        @Override
        public Optional<byte[]> minutes(String seasonId) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> tally(String seasonId, String wardCode) {
            return Optional.ofNullable(tally);
        }
    }
}
