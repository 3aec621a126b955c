package vn.laocai.thidua.scoring.scoresheet;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as it was when it was linked: later versions of the document do not change what was cited.
 *
 * @param evidenceId
 *            id in the library of evidence
 * @param version
 *            version of the document, from 1
 * @param sha256
 *            hash of the file, 64 hexadecimal digits
 * @param documentDate
 *            legal date of the document, where it has one
 */
public record EvidenceRef(String evidenceId, int version, String sha256, @Nullable LocalDate documentDate) {}
