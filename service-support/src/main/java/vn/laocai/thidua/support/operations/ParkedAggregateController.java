package vn.laocai.thidua.support.operations;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.AcceptedAudit;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.ParkedAggregates;

@RestController
@RequestMapping("/api/ops/parked-aggregates")
@PreAuthorize("hasRole('OPS')")
class ParkedAggregateController {

    private final ParkedAggregates parked;
    private final AcceptedAudit audit;

    ParkedAggregateController(ParkedAggregates parked, AcceptedAudit audit) {
        this.parked = parked;
        this.audit = audit;
    }

    record ParkedList(List<ParkedAggregates.Parked> items) {}

    @GetMapping
    ParkedList list() {
        return new ParkedList(parked.all());
    }

    @PostMapping("/{collection}/{id}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @CommandName("redrive-parked-aggregate")
    ParkedList redrive(@PathVariable String collection, @PathVariable String id, CommandContext context) {
        parked.redrive(collection, id, context);
        audit.accepted("parked-aggregates/" + collection + "/" + id, context);
        return new ParkedList(parked.all());
    }
}
