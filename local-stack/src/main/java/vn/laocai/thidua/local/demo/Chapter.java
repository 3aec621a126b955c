package vn.laocai.thidua.local.demo;

import java.util.Arrays;
import java.util.Optional;

/** How far the demo season is played; each chapter contains those before it. */
public enum Chapter {
    /** 14/11/2025, 08:00: nine wards have signed, Sa Pa is still to sign. */
    CONFERENCE("conference"),
    /** 04/01/2026: sheets are filled in and most are submitted; one is returned, one is late. */
    SELF_SCORING("self-scoring"),
    /** 08/01/2026: all sheets are in, the draw is made, scorers are at work and blind to each other. */
    CROSS_SCORING("cross-scoring"),
    /** 14/01/2026: cross-scoring is over, departments appraise. */
    APPRAISAL("appraisal"),
    /** 22/01/2026: scores are final, the ballot box is open. */
    COUNCIL("council"),
    /** 30/01/2026: ranked, proposed, decided, published. */
    RESULTS("results");

    private final String code;

    Chapter(String code) {
        this.code = code;
    }

    /** Name on the command line. */
    public String code() {
        return code;
    }

    /** The chapter of this name. */
    public static Optional<Chapter> of(String code) {
        return Arrays.stream(values()).filter(chapter -> chapter.code.equals(code)).findFirst();
    }

    boolean reaches(Chapter other) {
        return compareTo(other) >= 0;
    }
}
