package vn.laocai.thidua.scoring.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence in a ward's library. A newer version is added beside the older ones, which stay readable (Rule 42).
 *
 * @param id
 *            {@code <seasonId>:<wardCode>:<12 hexadecimal digits>}
 * @param versions
 *            from the first; never empty
 * @param withdrawn
 *            whether the ward has taken it out before it was cited in a submission
 */
public record Evidence(String id, List<Version> versions, boolean withdrawn) {

    public Evidence {
        versions = List.copyOf(versions);
    }

    /**
     * One file with what is known of the document.
     *
     * @param number
     *            from 1
     * @param sha256
     *            hash of the file's bytes, 64 lower-case hexadecimal digits
     * @param size
     *            bytes
     * @param fileName
     *            name that the ward gave it; only shown, never a path
     * @param documentDate
     *            legal date of the document
     * @param page
     *            page or pages that matter
     * @param signedPdf
     *            whether a PDF carries a digital signature
     * @param uploadedBy
     *            pseudonymous id of the person
     */
    public record Version(int number, String sha256, long size, FileType type, String fileName,
            @Nullable String documentNumber, @Nullable LocalDate documentDate, @Nullable String issuer,
            @Nullable String excerpt, @Nullable String page, boolean signedPdf, String uploadedBy,
            Instant uploadedAt) {}

    /** The newest version. */
    public Version latest() {
        return versions.getLast();
    }
}
