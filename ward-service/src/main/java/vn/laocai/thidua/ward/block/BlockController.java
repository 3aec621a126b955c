package vn.laocai.thidua.ward.block;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.support.web.Responses;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Foundation;
import vn.laocai.thidua.ward.block.BlockCommand.AddMember;
import vn.laocai.thidua.ward.block.BlockCommand.AppointHead;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;
import vn.laocai.thidua.ward.block.BlockCommand.RemoveMember;
import vn.laocai.thidua.ward.block.BlockRefused.Reason;
import vn.laocai.thidua.ward.registry.UnitKind;
import vn.laocai.thidua.ward.registry.Units;

/** The block over HTTP. Every change of it rests on a decision document. */
@RestController
@RequestMapping("/api/blocks")
@Tag(name = "Blocks", description = "The emulation block, its members, its head by term")
class BlockController {

    private static final String CODE = "[A-Z][A-Z0-9_]{1,40}";
    private static final String PERSON = "[A-Za-z0-9._:-]{1,100}";

    private final BlockHandlers handlers;
    private final Blocks blocks;
    private final Units units;
    private final Clock clock;

    BlockController(BlockHandlers handlers, Blocks blocks, Units units, Clock clock) {
        this.handlers = handlers;
        this.blocks = blocks;
        this.units = units;
        this.clock = clock;
    }

    record Decision(@NotBlank @Size(max = 100) String number, @NotNull LocalDate date,
            @NotBlank @Size(max = 200) String issuer) {

        LegalBasis toBasis() {
            return new LegalBasis(nfc(number), date, nfc(issuer));
        }
    }

    record Founding(@NotNull @Pattern(regexp = "[a-z][a-z0-9]*(-[a-z0-9]+)*") @Size(max = 60) String code,
            @NotBlank @Size(max = 200) String name, @NotNull @Valid Decision legalBasis,
            @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = CODE) String> memberCodes,
            @NotNull @Pattern(regexp = CODE) String headCode, @NotNull @Pattern(regexp = PERSON) String headPersonId,
            @NotBlank @Size(max = 200) String headPersonName, @Nullable @Pattern(regexp = CODE) String deputyCode,
            @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = PERSON) String> secretaryIds) {}

    record MemberChange(@NotNull @Pattern(regexp = CODE) String wardCode, @NotNull @Valid Decision legalBasis,
            @NotNull LocalDate effectiveDate) {}

    record HeadAppointment(@NotNull @Pattern(regexp = CODE) String wardCode,
            @NotNull @Pattern(regexp = PERSON) String personId, @NotBlank @Size(max = 200) String personName,
            @NotNull LocalDate from, @Nullable LocalDate to, HeadTerm.@NotNull Basis basis,
            @NotNull @Valid Decision legalBasis, @Nullable @Size(max = 500) String handoverRecord) {}

    record BlockList(List<BlockView> items) {}

    record BlockView(String id, String name, String state, LegalBasis legalBasis, List<MemberView> members,
            List<String> memberCodes, @Nullable HeadView head, List<HeadView> heads, @Nullable String deputyCode,
            @Nullable String deputyName, List<String> secretaryIds) {}

    record MemberView(String wardCode, String wardName, LocalDate since, LegalBasis legalBasis) {}

    record HeadView(String wardCode, String wardName, String personId, String personName, LocalDate from,
            @Nullable LocalDate to, HeadTerm.Basis basis, LegalBasis legalBasis, @Nullable String handoverRecord) {}

    @PostMapping
    @CommandName("establish-block")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Establish a block by decision; its wards must belong to no other block")
    ResponseEntity<BlockView> establish(@Valid @RequestBody Founding request, CommandContext context) {
        LegalBasis basis = request.legalBasis().toBasis();
        HeadTerm head = new HeadTerm(request.headCode(), request.headPersonId(), nfc(request.headPersonName()),
                basis.date(), null, HeadTerm.Basis.ASSIGNED, basis, null);
        Foundation foundation = new Foundation(nfc(request.name()), basis, request.memberCodes(), head,
                request.deputyCode(), Objects.requireNonNullElse(request.secretaryIds(), List.of()));
        Set<String> wards = request.memberCodes().stream().filter(this::isWard).collect(Collectors.toSet());
        Versioned<Block> block = handlers.establish(new EstablishBlock(request.code(), foundation, wards), context);
        return Responses.created("/api/blocks/" + block.id(), block.version(), view(block));
    }

    @PostMapping("/{id}/members")
    @CommandName("add-block-member")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Add a ward by decision")
    ResponseEntity<BlockView> add(@PathVariable String id, @Valid @RequestBody MemberChange request,
            CommandContext context) {
        return answer(handlers.add(id, new AddMember(request.wardCode(), request.legalBasis().toBasis(),
                request.effectiveDate(), isWard(request.wardCode())), context));
    }

    @PostMapping("/{id}/member-removals")
    @CommandName("remove-block-member")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Take a ward out by decision")
    ResponseEntity<BlockView> remove(@PathVariable String id, @Valid @RequestBody MemberChange request,
            CommandContext context) {
        return answer(handlers.remove(id,
                new RemoveMember(request.wardCode(), request.legalBasis().toBasis(), request.effectiveDate()),
                context));
    }

    @PostMapping("/{id}/head-appointments")
    @CommandName("appoint-block-head")
    @PreAuthorize("hasRole('BLOCK_ADMIN')")
    @Operation(summary = "Give the block a head for a term")
    ResponseEntity<BlockView> appoint(@PathVariable String id, @Valid @RequestBody HeadAppointment request,
            CommandContext context) {
        String record = request.handoverRecord();
        HeadTerm term = new HeadTerm(request.wardCode(), request.personId(), nfc(request.personName()),
                request.from(), request.to(), request.basis(), request.legalBasis().toBasis(),
                record == null || record.isBlank() ? null : nfc(record));
        return answer(handlers.appoint(id, new AppointHead(term), context));
    }

    @GetMapping
    @Operation(summary = "All active blocks")
    BlockList all() {
        return new BlockList(
                blocks.all().stream().filter(block -> block.state() instanceof Established).map(this::view).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One block")
    ResponseEntity<BlockView> one(@PathVariable String id) {
        return answer(blocks.versioned(id).filter(block -> block.state() instanceof Established)
                .orElseThrow(() -> BlockProblems.explain(new Reason.UnknownBlock())));
    }

    private ResponseEntity<BlockView> answer(Versioned<Block> block) {
        return Responses.ok(block.version(), view(block));
    }

    private BlockView view(Versioned<Block> versioned) {
        if (!(versioned.state() instanceof Established block)) {
            throw BlockProblems.explain(new Reason.UnknownBlock());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        String deputy = block.deputyCode();
        return new BlockView(block.id(), block.name(), "ESTABLISHED", block.legalBasis(),
                block.members().stream()
                        .map(member -> new MemberView(member.wardCode(), units.nameAt(member.wardCode(), today),
                                member.since(), member.legalBasis()))
                        .toList(),
                block.memberCodes(), block.headOn(today).map(term -> view(term, today)).orElse(null),
                block.heads().stream().map(term -> view(term, today)).toList(), deputy,
                deputy == null ? null : units.nameAt(deputy, today), block.secretaryIds());
    }

    private HeadView view(HeadTerm term, LocalDate today) {
        return new HeadView(term.wardCode(), units.nameAt(term.wardCode(), today), term.personId(),
                term.personName(), term.from(), term.to(), term.basis(), term.legalBasis(), term.handoverRecord());
    }

    private boolean isWard(String code) {
        return units.find(code).filter(unit -> unit.kind() == UnitKind.WARD).isPresent();
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
