package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.evidence.EvidenceUses;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.support.outbox.Versioned;

/** Tells the library of evidence where sheets cite it, and what was submitted (Rule 42). */
@Component
class SheetsCiteEvidence implements EvidenceUses {

    private final ScoreSheets sheets;
    private final SheetRules rules;

    SheetsCiteEvidence(ScoreSheets sheets, SheetRules rules) {
        this.sheets = sheets;
        this.rules = rules;
    }

    @Override
    public Citations of(String seasonId, String wardCode) {
        Optional<ScoreSheet> found = sheets.stored(new ScoreSheetId(seasonId, wardCode)).map(Versioned::state);
        if (found.isEmpty()) {
            return new Citations(Map.of(), Set.of());
        }
        ScoreSheet sheet = found.get();
        Map<String, LeafResult> leaves = rules.inForce(seasonId).map(CriteriaVersion::table)
                .map(table -> SheetSums.claimed(table, sheet).leaves()).orElse(Map.of());
        Map<String, List<Use>> uses = new HashMap<>();
        sheet.cells().forEach((code, cell) -> {
            Entry entry = cell.entry();
            if (entry != null) {
                entry.evidence().forEach(ref -> uses.computeIfAbsent(ref.evidenceId(), any -> new ArrayList<>())
                        .add(new Use(code, ref.version(), points(leaves.get(code)))));
            }
        });
        Set<String> submitted = new HashSet<>(sheet.filing().citedEvidence());
        sheet.cells().values().forEach(cell -> {
            Explanation explanation = cell.judgement().explanation();
            if (explanation != null) {
                submitted.addAll(explanation.evidenceIds());
            }
        });
        return new Citations(uses, submitted);
    }

    private static @Nullable BigDecimal points(@Nullable LeafResult leaf) {
        return leaf != null && leaf.score() instanceof Scored scored ? scored.points() : null;
    }
}
