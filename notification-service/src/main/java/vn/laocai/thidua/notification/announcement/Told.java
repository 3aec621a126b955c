package vn.laocai.thidua.notification.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** This consumer's own copies of the events that it tells of: only what its texts need. */
final class Told {

    private Told() {}

    record LegalBasis(String number, LocalDate date, String issuer) {}

    record Paper(String title, @Nullable String number, @Nullable LocalDate date, @Nullable String issuer,
            @Nullable String place) {}

    record Signer(String wardCode, String signerId) {}

    record UnitRenamed(String unitCode, String name, @Nullable LocalDate validFrom) {}

    record BlockEstablished(String blockId, String name, @Nullable LegalBasis legalBasis, List<String> memberCodes,
            @Nullable String headCode) {
        BlockEstablished {
            memberCodes = orEmpty(memberCodes);
        }
    }

    record BlockMembership(String blockId, String wardCode, @Nullable LegalBasis legalBasis,
            @Nullable LocalDate effectiveDate, List<String> memberCodes) {
        BlockMembership {
            memberCodes = orEmpty(memberCodes);
        }
    }

    record BlockHeadAppointed(String blockId, String wardCode, @Nullable LocalDate from, @Nullable LocalDate to,
            List<String> memberCodes) {
        BlockHeadAppointed {
            memberCodes = orEmpty(memberCodes);
        }
    }

    record SeasonOpened(String seasonId, String blockId, int year, @Nullable String theme, @Nullable String motto,
            List<String> memberCodes) {
        SeasonOpened {
            memberCodes = orEmpty(memberCodes);
        }
    }

    record SeasonPhaseChanged(String seasonId, String blockId, String from, String to, @Nullable Instant opensAt,
            @Nullable Instant closesAt, @Nullable String reason) {}

    record CovenantOpened(String covenantId, String seasonId, String blockId, int version, List<String> parties,
            List<Signer> signers, @Nullable Instant dueAt) {
        CovenantOpened {
            parties = orEmpty(parties);
            signers = orEmpty(signers);
        }
    }

    record CovenantSigned(String covenantId, String seasonId, String blockId, String wardCode, Instant signedAt,
            int signedCount, int partyCount) {}

    record CovenantEnteredIntoForce(String covenantId, String seasonId, String blockId, List<String> parties,
            @Nullable Instant enteredAt) {
        CovenantEnteredIntoForce {
            parties = orEmpty(parties);
        }
    }

    record CovenantWithdrawn(String covenantId, String seasonId, int version, @Nullable String reason) {}

    record CovenantSuperseded(String covenantId, String seasonId, int oldVersion, int newVersion,
            @Nullable String newCovenantId, @Nullable String reason) {}

    record ScoreSheetOpened(String scoreSheetId, String seasonId, String wardCode) {}

    record ClubProposed(String clubId, String name, String blockId, @Nullable Paper proposalRef) {}

    record ClubAgreed(String clubId, @Nullable Paper meetingRef) {}

    record ClubEstablished(String clubId, @Nullable Paper foundingDocument) {}

    record ClubMemberAdmitted(String clubId, String wardCode, @Nullable LocalDate from) {}

    record ClubMemberWithdrawn(String clubId, String wardCode, @Nullable LocalDate until, @Nullable String reason) {}

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
