package vn.laocai.thidua.scoring.crossscoring;

import java.util.List;

/**
 * Which of the criteria that may be cross-scored are.
 *
 * @param sections
 *            codes of the sections, only with {@link Mode#SECTIONS}
 */
record Scope(Mode mode, List<String> sections) {

    /** How much is cross-scored. */
    enum Mode {
        /** Every criterion that the table opens to cross-scoring. */
        FULL,
        /** Those of some sections. */
        SECTIONS,
        /** Those judged by evidence: levels, checklists, judgements, bonus and penalty; figures come from departments. */
        EVIDENCE_BASED
    }

    Scope {
        sections = List.copyOf(sections);
    }
}
