package vn.laocai.thidua.scoring.office;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;

/** Keeps how wards and departments are called, for papers, workbooks and public pages. */
@Component
class WhenUnitIsNamedThenKeepItsName implements EventHandler<UnitNamed> {

    private final MongoUnitNames names;

    WhenUnitIsNamedThenKeepItsName(MongoUnitNames names) {
        this.names = names;
    }

    @Override
    public Effect handle(IncomingEvent<UnitNamed> event) {
        return names.keep(event.data(), event.envelope());
    }
}
