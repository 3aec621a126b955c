package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.ward.registry.Unit.LegalBasis;
import vn.laocai.thidua.ward.registry.Unit.NamePeriod;
import vn.laocai.thidua.ward.registry.Unit.Predecessor;
import vn.laocai.thidua.ward.registry.Unit.Signer;
import vn.laocai.thidua.ward.registry.UnitEvent.SignerRegistered;
import vn.laocai.thidua.ward.registry.UnitEvent.UnitRegistered;
import vn.laocai.thidua.ward.registry.UnitEvent.UnitRenamed;
import vn.laocai.thidua.ward.registry.UnitRefused.Reason;

/** How units are kept and told. Legal dates are kept as ISO strings: they have no time zone to shift them. */
final class UnitDefinition implements AggregateDefinition<Unit, UnitEvent> {

    private record Registered(String unitCode, String name, UnitKind kind, LocalDate validFrom,
            List<Predecessor> predecessors) {}

    private record Renamed(String unitCode, String name, LocalDate validFrom) {}

    private record SignerEntered(String unitCode, Signer signer) {}

    @Override
    public String context() {
        return "ward";
    }

    @Override
    public String name() {
        return "unit";
    }

    @Override
    public String collection() {
        return "units";
    }

    @Override
    public Unit evolve(@Nullable Unit state, UnitEvent event) {
        return UnitRules.evolve(state, event);
    }

    @Override
    public EventOnWire describe(UnitEvent event, Unit after) {
        return switch (event) {
            case UnitRegistered(String code, UnitKind kind, String name, LocalDate from, List<Predecessor> before) ->
                EventOnWire.publicEvent("unit-registered", new Registered(code, name, kind, from, before), null);
            case UnitRenamed(String name, LocalDate from) ->
                EventOnWire.publicEvent("unit-renamed", new Renamed(after.code(), name, from), null);
            case SignerRegistered(Signer signer) ->
                EventOnWire.internalEvent("signer-registered", new SignerEntered(after.code(), signer), null);
        };
    }

    @Override
    public Document write(Unit unit) {
        return new Document("code", unit.code()).append("kind", unit.kind().name())
                .append("names", unit.names().stream().map(UnitDefinition::writeName).toList())
                .append("predecessors", unit.predecessors().stream().map(UnitDefinition::writePredecessor).toList())
                .append("signers", unit.signers().stream().map(UnitDefinition::writeSigner).toList());
    }

    private static Document writeName(NamePeriod period) {
        return new Document("name", period.name()).append("from", period.from().toString()).append("to",
                text(period.to()));
    }

    private static Document writePredecessor(Predecessor predecessor) {
        return new Document("code", predecessor.code()).append("name", predecessor.name()).append("mergedOn",
                text(predecessor.mergedOn()));
    }

    private static Document writeSigner(Signer signer) {
        LegalBasis basis = signer.legalBasis();
        return new Document("personId", signer.personId()).append("name", signer.name())
                .append("title", signer.title()).append("from", signer.from().toString())
                .append("to", text(signer.to())).append("legalBasis", new Document("number", basis.number())
                        .append("date", basis.date().toString()).append("issuer", basis.issuer()));
    }

    @Override
    public Unit read(Document document) {
        return new Unit(document.getString("code"), UnitKind.valueOf(document.getString("kind")),
                document.getList("names", Document.class).stream()
                        .map(name -> new NamePeriod(name.getString("name"),
                                LocalDate.parse(name.getString("from")), date(name.getString("to"))))
                        .toList(),
                document.getList("predecessors", Document.class).stream()
                        .map(unit -> new Predecessor(unit.getString("code"), unit.getString("name"),
                                date(unit.getString("mergedOn"))))
                        .toList(),
                document.getList("signers", Document.class).stream().map(UnitDefinition::readSigner).toList());
    }

    private static Signer readSigner(Document signer) {
        Document basis = signer.get("legalBasis", Document.class);
        return new Signer(signer.getString("personId"), signer.getString("name"), signer.getString("title"),
                LocalDate.parse(signer.getString("from")), date(signer.getString("to")), new LegalBasis(
                        basis.getString("number"), LocalDate.parse(basis.getString("date")),
                        basis.getString("issuer")));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof UnitRefused unit ? explain(unit.reason()) : null;
    }

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.UnknownUnit _ -> Refusal.of(404, "unit-not-found",
                    "Không có đơn vị nào mang mã này. Hãy kiểm tra lại mã.",
                    "No unit has this code. Please check the code.");
            case Reason.CodeTaken(String code) -> Refusal.of(409, "unit-exists",
                    "Mã " + code + " đã được dùng cho một đơn vị; mã không dùng lại. Hãy chọn mã khác.",
                    "The code " + code + " belongs to a unit already; codes are never used twice. Choose another.");
            case Reason.NameNotLater(LocalDate from) -> Refusal.of(422, "name-period-overlaps",
                    "Tên mới phải có hiệu lực sau ngày " + Day.text(from) + ", ngày bắt đầu của tên hiện tại.",
                    "A new name must begin after " + Day.text(from) + ", the first day of the present one.");
            case Reason.EndBeforeBegin _ -> Refusal.of(422, "period-ends-before-it-begins",
                    "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.", "The last day must not be before the first.");
            case Reason.SignerRegisteredAlready _ -> Refusal.of(409, "signer-already-registered",
                    "Người này đã được đăng ký thẩm quyền ký trong khoảng thời gian trùng nhau.",
                    "This person is registered as a signer for some of these days already.");
        };
    }
}
