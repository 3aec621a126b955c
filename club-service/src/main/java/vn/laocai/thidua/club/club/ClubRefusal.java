package vn.laocai.thidua.club.club;

import java.time.LocalDate;

/** Why a command on a club is not allowed. */
abstract sealed class ClubRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ClubRefusal(String message) {
        super(message);
    }

    /** The code is taken. */
    static final class ClubAlreadyProposed extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        ClubAlreadyProposed(String id) {
            super(id);
        }
    }

    /** There is no such club. */
    static final class ClubNotProposed extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        ClubNotProposed() {
            super("no such club");
        }
    }

    /** The agreement stands already. */
    static final class ClubAlreadyAgreed extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        ClubAlreadyAgreed() {
            super("agreed");
        }
    }

    /** Nobody has agreed yet. */
    static final class ClubNotYetAgreed extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        ClubNotYetAgreed() {
            super("not agreed");
        }
    }

    /** It is founded already. */
    static final class ClubAlreadyEstablished extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        ClubAlreadyEstablished() {
            super("established");
        }
    }

    /** A paper or meeting lies in the future. */
    static final class DateInTheFuture extends ClubRefusal {
        private static final long serialVersionUID = 1L;

        DateInTheFuture(LocalDate date) {
            super(date.toString());
        }
    }
}
