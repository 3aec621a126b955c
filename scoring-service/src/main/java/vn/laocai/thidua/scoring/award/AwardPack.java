package vn.laocai.thidua.scoring.award;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The pack of a proposal: every part as it was kept, a manifest with their hashes, and the same hashes in the form that
 * {@code sha256sum -c} reads. Equal parts give an equal pack.
 */
@Component
class AwardPack {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(2025, 1, 1, 0, 0);

    private final PaperStore papers;

    AwardPack(PaperStore papers) {
        this.papers = papers;
    }

    /** The manifest as canonical JSON: what is there, and what is missing. */
    static String manifest(AwardProposal proposal) {
        List<Object> documents = new ArrayList<>();
        for (Part part : proposal.documents()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kind", part.kind().name());
            entry.put("file", part.kind().fileName());
            entry.put("sha256", part.sha256());
            documents.add(entry);
        }
        return CanonicalJson.write(Map.of("form", "thidua-award-pack/1", "proposalId", proposal.id(), "seasonId",
                proposal.seasonId(), "wardCode", proposal.wardCode(), "awardCode", proposal.awardCode(), "documents",
                documents, "missing", proposal.missing().stream().map(DocumentKind::name).toList()));
    }

    /** SHA-256 of the manifest. */
    static String manifestHash(AwardProposal proposal) {
        return CanonicalJson.sha256(manifest(proposal).getBytes(UTF_8));
    }

    byte[] zip(AwardProposal proposal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder sums = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Part part : proposal.documents()) {
                add(zip, part.kind().fileName(), papers.find(part.sha256())
                        .orElseThrow(() -> new IllegalStateException("The paper " + part.sha256() + " is not kept")));
                sums.append(part.sha256()).append("  ").append(part.kind().fileName()).append('\n');
            }
            add(zip, "manifest.json", manifest(proposal).getBytes(UTF_8));
            add(zip, "SHA256SUMS", sums.toString().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The time of packing would make every pack another one.
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
