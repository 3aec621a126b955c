package vn.laocai.thidua.scoring.office;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;

/** Keeps the copy of a block: its events count in their order, each once, so that no term of a head is missed. */
@Component
class WhenBlockChangesThenKeepOffices implements EventHandler<BlockChanged> {

    private final MongoBlockOffices offices;

    WhenBlockChangesThenKeepOffices(MongoBlockOffices offices) {
        this.offices = offices;
    }

    @Override
    public Effect handle(IncomingEvent<BlockChanged> event) {
        BlockChanged changed = event.data();
        BlockOffice before = offices.find(changed.blockId())
                .orElseGet(() -> new BlockOffice(changed.blockId(), List.of(), List.of()));
        return offices.keep(before.after(changed.memberCodes(), changed.appointed()), event.envelope());
    }
}
