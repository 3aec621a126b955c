package vn.laocai.thidua.scoring.award;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardViews.PublicAward;
import vn.laocai.thidua.scoring.paper.RegisteredPapers;
import vn.laocai.thidua.support.time.BusinessClock;

/** Certificates by their file; a revocation supersedes one (Rule 60). */
@Component
class RegisteredCertificates implements RegisteredPapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);

    private final Proposals proposals;
    private final AwardViews views;

    RegisteredCertificates(Proposals proposals, AwardViews views) {
        this.proposals = proposals;
        this.views = views;
    }

    @Override
    public Optional<RegisteredPaper> find(String sha256) {
        return proposals.decided(decision -> decision.certificateHash().equals(sha256)).map(this::paper);
    }

    private RegisteredPaper paper(AwardProposal proposal) {
        Decision decision = Objects.requireNonNull(proposal.decision());
        PublicAward award = Objects.requireNonNull(views.published(proposal));
        String of = "Quyết định số " + decision.number() + " ngày " + DAY.format(decision.date());
        return new RegisteredPaper(Kind.CERTIFICATE,
                "giấy chứng nhận " + award.awardName() + " của phường " + award.wardName() + ", theo " + of,
                "certificate of the award “" + award.awardName() + "” for the ward " + award.wardName() + ", by " + of,
                "/public/certificates/" + decision.certificateCode(), decision.at(), revoked(proposal.revocation()));
    }

    private static @Nullable Superseded revoked(@Nullable Revocation revocation) {
        return revocation == null
                ? null
                : new Superseded("revoked",
                        "Khen thưởng này đã bị thu hồi ngày " + DAY.format(revocation.at()) + " theo văn bản số "
                                + revocation.documentNumber() + ": " + revocation.reason() + ".",
                        "This award was revoked on " + DAY.format(revocation.at()) + " by no. "
                                + revocation.documentNumber() + ": " + revocation.reason() + ".",
                        revocation.at());
    }
}
