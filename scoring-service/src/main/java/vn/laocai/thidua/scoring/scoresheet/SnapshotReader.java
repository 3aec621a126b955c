package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;
import vn.laocai.thidua.scoring.scoresheet.Snapshots.SignedSnapshot;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.signature.Ed25519;
import vn.laocai.thidua.support.signature.SigningPort;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Shows submissions to those who may see the figures, and checks them again each time. */
@Component
class SnapshotReader {

    private final ScoreSheets sheets;
    private final SheetRights rights;
    private final Snapshots snapshots;
    private final SigningPort signing;

    SnapshotReader(ScoreSheets sheets, SheetRights rights, Snapshots snapshots, SigningPort signing) {
        this.sheets = sheets;
        this.rights = rights;
        this.snapshots = snapshots;
        this.signing = signing;
    }

    record ListedSnapshot(int number, String sha256, Instant submittedAt, String submittedBy, boolean late,
            int criteriaVersion, String keyId) {}

    /** A submission and whether hash, signature and key fit. */
    record SnapshotView(int number, String sha256, String content, String signature, String publicKey, String keyId,
            String signerId, Instant signedAt, boolean hashFits, boolean signatureFits, boolean keyIsSigners) {}

    List<ListedSnapshot> list(String sheetId, Actor reader, Instant now) {
        return readable(sheetId, reader, now).filing().snapshots().stream()
                .map(snapshot -> new ListedSnapshot(snapshot.number(), snapshot.sha256(), snapshot.at(), snapshot.by(),
                        snapshot.late(), snapshot.criteriaVersion(), snapshot.keyId()))
                .toList();
    }

    SnapshotView one(String sheetId, int number, Actor reader, Instant now) {
        Snapshot listed = readable(sheetId, reader, now).filing().snapshots().stream()
                .filter(snapshot -> snapshot.number() == number).findFirst().orElseThrow(SnapshotReader::notFound);
        SignedSnapshot signed = snapshots.find(listed.sha256()).orElseThrow(SnapshotReader::notFound);
        byte[] content = signed.content().getBytes(UTF_8);
        byte[] publicKey = Base64.getDecoder().decode(signed.publicKey());
        return new SnapshotView(number, signed.sha256(), signed.content(), signed.signature(), signed.publicKey(),
                signed.keyId(), signed.signerId(), signed.signedAt(),
                CanonicalJson.sha256(content).equals(listed.sha256()),
                Ed25519.verifies(publicKey, content, Base64.getDecoder().decode(signed.signature())),
                signing.isKeyOf(signed.signerId(), publicKey));
    }

    private ScoreSheet readable(String sheetId, Actor reader, Instant now) {
        ScoreSheet sheet = sheets.load(sheetId).state();
        if (!rights.sight(reader, sheet, now).whole()) {
            throw SheetRefusals.notReadable();
        }
        return sheet;
    }

    private static Refusal notFound() {
        return Refusal.of(404, "snapshot-not-found", "Không có lần nộp này. Hãy tải lại trang.",
                "There is no such submission. Load the page again.");
    }
}
