package vn.laocai.thidua.local.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * One letter as the page shows it.
 *
 * @param messageId
 *            as the sender set it; the same for the same letter sent twice
 * @param text
 *            its plain text; of a letter in HTML alone, the HTML
 */
record Letter(String id, String messageId, Instant receivedAt, String from, String to, String subject, String text) {

    static final Comparator<Letter> NEWEST_FIRST = Comparator.comparing(Letter::receivedAt).reversed()
            .thenComparing(Letter::id);

    static Letter of(StoredMessage stored) {
        MimeMessage message = stored.getMimeMessage();
        try {
            String to = addresses(message.getAllRecipients());
            String messageId = Objects.requireNonNullElse(message.getMessageID(), "");
            return new Letter(shortHash(messageId + "|" + to + "|" + stored.getUid()), messageId,
                    stored.getReceivedDate().toInstant(), addresses(message.getFrom()), to,
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNullElse(text(message), ""));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A letter cannot be read", e);
        }
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress mail
                                ? mail.toUnicodeString()
                                : address.toString())
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            String html = null;
            for (int i = 0; i < parts.getCount(); i++) {
                String found = text(parts.getBodyPart(i));
                if (found != null && !parts.getBodyPart(i).isMimeType("text/html")) {
                    return found;
                }
                html = html == null ? found : html;
            }
            return html;
        }
        return part.isMimeType("text/*") && part.getContent() instanceof String text ? text : null;
    }

    private static String shortHash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
