package vn.laocai.thidua.scoring.publication;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedger.Correction;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.paper.RegisteredPapers;
import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.time.BusinessClock;

/** Results and corrections by their file; a correction supersedes the results and the corrections before it. */
@Component
class RegisteredResults implements RegisteredPapers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK)
            .withZone(BusinessClock.ZONE);

    private final PublicationArchive archive;
    private final SeasonLedgers ledgers;
    private final Publications publications;

    RegisteredResults(PublicationArchive archive, SeasonLedgers ledgers, Publications publications) {
        this.archive = archive;
        this.ledgers = ledgers;
        this.publications = publications;
    }

    @Override
    public Optional<RegisteredPaper> find(String sha256) {
        return archive.withPaper(sha256).flatMap(this::published);
    }

    /** What an interrupted attempt signed is kept too, and not public. */
    private Optional<RegisteredPaper> published(Kept kept) {
        String seasonId = EventJson.mapper().readTree(kept.canonical()).path("seasonId").asString();
        SeasonLedger.Publication publication = ledgers.of(seasonId).publication();
        if (publication == null) {
            return Optional.empty();
        }
        List<Instant> corrections = publication.corrections().stream().map(Correction::id).map(archive::find)
                .flatMap(Optional::stream).map(Kept::at).sorted().toList();
        if (publications.published(seasonId).id().equals(kept.id())) {
            return Optional.of(paper(Kind.RESULT, seasonId, kept, corrections));
        }
        return publication.corrections().stream().anyMatch(one -> one.id().equals(kept.id()))
                ? Optional.of(paper(Kind.CORRECTION, seasonId, kept,
                        corrections.stream().filter(kept.at()::isBefore).toList()))
                : Optional.empty();
    }

    private static RegisteredPaper paper(Kind kind, String seasonId, Kept kept, List<Instant> later) {
        String vi = kind == Kind.RESULT ? "kết quả thi đua đã công bố lúc " : "đính chính kết quả thi đua, lập lúc ";
        String en = kind == Kind.RESULT ? "results, published on " : "correction of results, made on ";
        return new RegisteredPaper(kind, vi + TIME.format(kept.at()), en + TIME_EN.format(kept.at()),
                "/public/results/" + seasonId, kept.at(), later.isEmpty() ? null : superseded(later));
    }

    private static Superseded superseded(List<Instant> later) {
        Instant last = later.getLast();
        String timesVi = later.size() + " bản đính chính";
        String timesEn = later.size() == 1 ? "one correction" : later.size() + " corrections";
        return new Superseded("corrected",
                "Sau văn bản này đã có " + timesVi + ", bản mới nhất lúc " + TIME.format(last)
                        + ". Hãy đọc kèm bản đính chính trên trang kết quả.",
                "There is " + timesEn + " after this paper, the newest of " + TIME_EN.format(last)
                        + ". Read it on the page of the results.",
                last);
    }
}
