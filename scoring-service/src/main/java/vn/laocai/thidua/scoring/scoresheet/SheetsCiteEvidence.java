package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.evidence.EvidenceUses;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
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
    public List<Use> usesOf(String seasonId, String wardCode, String evidenceId) {
        Optional<ScoreSheet> found = sheet(seasonId, wardCode);
        if (found.isEmpty()) {
            return List.of();
        }
        ScoreSheet sheet = found.get();
        Map<String, LeafResult> leaves = rules.inForce(seasonId).map(CriteriaVersion::table)
                .map(table -> SheetSums.claimed(table, sheet).leaves()).orElse(Map.of());
        List<Use> uses = new ArrayList<>();
        sheet.cells().forEach((code, cell) -> {
            Entry entry = cell.entry();
            if (entry != null) {
                entry.evidence().stream().filter(ref -> ref.evidenceId().equals(evidenceId))
                        .forEach(ref -> uses.add(new Use(code, ref.version(), points(leaves.get(code)))));
            }
        });
        return uses;
    }

    @Override
    public boolean submitted(String seasonId, String wardCode, String evidenceId) {
        return sheet(seasonId, wardCode).filter(sheet -> sheet.filing().citedEvidence().contains(evidenceId))
                .isPresent();
    }

    private Optional<ScoreSheet> sheet(String seasonId, String wardCode) {
        return sheets.stored(new ScoreSheetId(seasonId, wardCode)).map(Versioned::state);
    }

    private static @Nullable BigDecimal points(@Nullable LeafResult leaf) {
        return leaf != null && leaf.score() instanceof Scored scored ? scored.points() : null;
    }
}
