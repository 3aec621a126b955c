package vn.laocai.thidua.scoring.facts;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;

/** Keeps what wards registered, attended and built, one document per registration, activity and model. */
@Component
class WhenWardsActThenKeepFacts {

    private final WardFacts facts;

    WhenWardsActThenKeepFacts(WardFacts facts) {
        this.facts = facts;
    }

    Effect registered(IncomingEvent<EmulationRegistered> event) {
        return facts.keep(event.data(), event.envelope());
    }

    Effect attended(IncomingEvent<AttendanceConfirmed> event) {
        return facts.keep(event.data(), event.envelope());
    }

    Effect recognised(IncomingEvent<ModelRecognised> event) {
        return facts.keep(event.data(), event.envelope());
    }

    Effect adopted(IncomingEvent<ModelAdopted> event) {
        return facts.keep(event.data(), event.envelope());
    }
}
