package vn.laocai.thidua.notification.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Cursor;
import vn.laocai.thidua.support.web.CursorPage;
import vn.laocai.thidua.support.web.PageQuery;
import vn.laocai.thidua.support.web.Responses;

/** What an agency does with its own endpoints. */
@Tag(name = "Webhooks", description = "An agency's own endpoints and what was delivered to them")
@RestController
@RequestMapping("/api")
@PreAuthorize("hasRole('AGENCY')")
class WebhookEndpointController {

    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;
    private final WebhookDispatch dispatch;
    private final AddressGuard guard;

    WebhookEndpointController(WebhookEndpoints endpoints, Deliveries deliveries, WebhookDispatch dispatch,
            AddressGuard guard) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.guard = guard;
    }

    /** A new endpoint; without types, or with none, it gets every event. */
    record NewEndpoint(@NotBlank String url,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 200) @Pattern(regexp = "[a-z0-9.-]*\\*?") String> types,
            @Nullable @Size(max = 500) String description) {}

    record EndpointView(String id, String organisation, String url, List<String> types, String description,
            EndpointState state, @Nullable String reason, Instant registeredAt) {

        static EndpointView of(WebhookEndpoint endpoint) {
            return new EndpointView(endpoint.id(), endpoint.organisation(), endpoint.url(), endpoint.types(),
                    endpoint.description(), endpoint.state(), endpoint.reason(), endpoint.registeredAt());
        }
    }

    /** The answer to a registration, the only one that holds the secret. */
    record RegisteredView(String id, String secret, String organisation, String url, List<String> types,
            String description, EndpointState state, Instant registeredAt) {}

    record EndpointList(List<EndpointView> items) {}

    record DeliveryView(String id, String endpointId, String eventId, String eventType, String subject,
            Delivery.State state, boolean replay, Instant createdAt, @Nullable Instant nextAttemptAt,
            List<Delivery.Attempt> attempts) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(delivery.id(), delivery.endpointId(), delivery.eventId(), delivery.eventType(),
                    delivery.subject(), delivery.state(), delivery.replay(), delivery.createdAt(),
                    delivery.nextAttemptAt(), delivery.attempts());
        }
    }

    @Operation(summary = "Registers an endpoint; the answer is the only one that holds its secret")
    @PostMapping("/webhook-endpoints")
    @CommandName("register-webhook-endpoint")
    ResponseEntity<RegisteredView> register(@Valid @RequestBody NewEndpoint request, CommandContext context) {
        URI url = WebhookAddress.check(request.url(), guard);
        List<String> types = request.types() == null ? List.of() : request.types().stream().distinct().toList();
        String description = request.description() == null ? "" : request.description().strip();
        String id = UUID.nameUUIDFromBytes(
                ("webhook-endpoint:" + context.idempotencyKey()).getBytes(StandardCharsets.UTF_8)).toString();
        Outcome<WebhookEndpoint> outcome = endpoints.register(id, url.toString(), types, description, context);
        WebhookEndpoint made = outcome.state();
        return Responses.created("/api/webhook-endpoints/" + id, outcome.version(),
                new RegisteredView(id, endpoints.secretOf(made).text(), made.organisation(), made.url(), made.types(),
                        made.description(), made.state(), made.registeredAt()));
    }

    @Operation(summary = "The endpoints of the own organisation")
    @GetMapping("/webhook-endpoints")
    EndpointList list(Actor actor) {
        return new EndpointList(endpoints.of(actor.organisation()).stream().map(Versioned::state)
                .map(EndpointView::of).toList());
    }

    @Operation(summary = "One endpoint of the own organisation")
    @GetMapping("/webhook-endpoints/{id}")
    ResponseEntity<EndpointView> one(@PathVariable String id, Actor actor) {
        Versioned<WebhookEndpoint> found = endpoints.require(id, actor.organisation());
        return Responses.ok(found.version(), EndpointView.of(found.state()));
    }

    @Operation(summary = "Enables an endpoint that was disabled")
    @PostMapping("/webhook-endpoints/{id}/enabling")
    @CommandName("enable-webhook-endpoint")
    ResponseEntity<EndpointView> enable(@PathVariable String id, CommandContext context) {
        // What the host resolves to may have changed since it was registered.
        WebhookAddress.check(endpoints.require(id, context.actor().organisation()).state().url(), guard);
        Outcome<WebhookEndpoint> outcome = endpoints.enable(id, context);
        dispatch.heal(id);
        return Responses.ok(outcome.version(), EndpointView.of(outcome.state()));
    }

    @Operation(summary = "Removes an endpoint; nothing more is delivered to it")
    @DeleteMapping("/webhook-endpoints/{id}")
    @CommandName("delete-webhook-endpoint")
    ResponseEntity<Void> delete(@PathVariable String id, CommandContext context) {
        endpoints.delete(id, context);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "The deliveries to an endpoint with all attempts, newest first")
    @GetMapping("/webhook-endpoints/{id}/deliveries")
    CursorPage<DeliveryView> deliveries(@PathVariable String id, PageQuery page, Actor actor) {
        endpoints.require(id, actor.organisation());
        long below = page.after() == null ? Long.MAX_VALUE : number(page.after());
        List<Delivery> found = deliveries.newest(id, below, page.limit() + 1);
        return CursorPage.of(found, page.limit(), delivery -> Cursor.of(Long.toString(delivery.number())))
                .map(DeliveryView::of);
    }

    @Operation(summary = "Delivers the same event again now, with the same id")
    @PostMapping("/deliveries/{id}/resending")
    @CommandName("resend-webhook-delivery")
    ResponseEntity<DeliveryView> resend(@PathVariable String id, CommandContext context) {
        Delivery delivery = deliveries.find(id)
                .filter(each -> each.organisation().equals(context.actor().organisation()))
                .orElseThrow(WebhookEndpointController::unknownDelivery);
        WebhookEndpoint endpoint = endpoints.require(delivery.endpointId(), context.actor().organisation()).state();
        if (endpoint.state() != EndpointState.ENABLED) {
            throw Refusal.of(409, "webhook-endpoint-disabled",
                    "Địa chỉ nhận đang tắt. Hãy bật lại trước khi gửi lại.",
                    "The endpoint is disabled. Enable it before sending again.");
        }
        dispatch.again(delivery);
        return ResponseEntity.ok(DeliveryView.of(deliveries.find(id).orElse(delivery)));
    }

    private static Refusal unknownDelivery() {
        return Refusal.of(404, "webhook-delivery-unknown",
                "Không tìm thấy lần gửi này.", "There is no such delivery.");
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.first());
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "cursor-invalid",
                    "Con trỏ trang không hợp lệ. Hãy tải lại từ trang đầu.",
                    "The cursor is not valid. Start again from the first page.");
        }
    }
}
