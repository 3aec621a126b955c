package vn.laocai.thidua.scoring;

import java.time.Instant;
import java.util.Set;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/** Commands of people for tests. */
public final class Commands {

    private Commands() {}

    /** Somebody of an organisation with these roles. */
    public static Actor actor(String person, String organisation, String... roles) {
        return new Actor(person, organisation, Set.of(roles));
    }

    /** A command with a key of its own. */
    public static CommandContext by(Actor actor, String key, Instant at) {
        return new CommandContext(actor, "test", actor.personId() + "|" + key, key, TraceContext.fresh(), at);
    }
}
