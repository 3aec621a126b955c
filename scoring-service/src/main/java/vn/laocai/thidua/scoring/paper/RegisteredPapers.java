package vn.laocai.thidua.scoring.paper;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Papers that everybody may ask for, known by the SHA-256 of their file. */
public interface RegisteredPapers {

    /** The paper with this file, 64 lower-case hexadecimal digits; nothing where it is not (or not yet) public. */
    Optional<RegisteredPaper> find(String sha256);

    /** What it is. */
    enum Kind {
        RESULT, CORRECTION, CERTIFICATE
    }

    /**
     * A paper.
     *
     * @param nameVi
     *            what it is, as part of a sentence
     * @param page
     *            path of its public page on the console
     * @param registeredAt
     *            when it was published or registered
     * @param superseded
     *            what came after it, if anything
     */
    record RegisteredPaper(Kind kind, String nameVi, String nameEn, String page, Instant registeredAt,
            @Nullable Superseded superseded) {}

    /**
     * A later record that one has to read with the paper.
     *
     * @param code
     *            {@code corrected} or {@code revoked}
     */
    record Superseded(String code, String sentenceVi, String sentenceEn, Instant at) {}
}
