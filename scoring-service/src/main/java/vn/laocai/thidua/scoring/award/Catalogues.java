package vn.laocai.thidua.scoring.award;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The catalogues of awards; a season without one of its own has the usual one. */
@Component
public class Catalogues {

    private final Aggregates<AwardCatalogue, CatalogueChanged> catalogues;

    Catalogues(AggregateFactory factory) {
        catalogues = factory.create(new CatalogueDefinition());
    }

    /** The catalogue of a season. */
    public AwardCatalogue of(String seasonId) {
        return versioned(seasonId).state();
    }

    /** The catalogue with its version; 0 where it is the usual one. */
    Versioned<AwardCatalogue> versioned(String seasonId) {
        return catalogues.find(seasonId)
                .orElseGet(() -> new Versioned<>(seasonId, 0, AwardCatalogue.usual(seasonId)));
    }

    Outcome<AwardCatalogue> change(AwardCatalogue catalogue, long expectedVersion, CommandContext context) {
        if (!context.actor().has(Offices.MONITOR) && !context.actor().has("BLOCK_ADMIN")) {
            throw Refusal.of(403, "not-the-catalogue-keeper",
                    "Chỉ người theo dõi của tỉnh hoặc quản trị hệ thống mới được sửa danh mục khen thưởng.",
                    "Only the province's monitor or the administrator may change the catalogue of awards.");
        }
        return catalogues.handle(catalogue.seasonId(), expectedVersion, context,
                before -> catalogue.equals(before) ? List.of() : List.of(new CatalogueChanged(catalogue)));
    }
}
