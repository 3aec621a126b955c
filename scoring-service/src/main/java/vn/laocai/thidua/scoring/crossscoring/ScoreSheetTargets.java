package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;

/** The score sheets as scorers meet them. */
@Component
class ScoreSheetTargets implements Targets {

    @Override
    public Optional<Target> find(String seasonId, String wardCode, Scope scope) {
        return Optional.empty();
    }

    @Override
    public void open(String sheetId, CommandContext context) {}

    @Override
    public void scored(String sheetId, Map<String, List<BigDecimal>> points, CommandContext context) {}
}
