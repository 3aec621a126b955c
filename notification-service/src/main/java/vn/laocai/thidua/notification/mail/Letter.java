package vn.laocai.thidua.notification.mail;

import java.time.Instant;

/**
 * A mail as it was written once; every attempt sends exactly this.
 *
 * @param messageId
 *            stable value of the header Message-ID, so that a mail program shows a second copy only once
 * @param thread
 *            value of the header References, the same for all mails about one object
 * @param language
 *            {@code vi} or {@code en}
 */
record Letter(String to, String toName, String messageId, String thread, String eventId, String language,
        String subject, String text, String html, Instant writtenAt) {}
