package vn.laocai.thidua.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server. */
@Component
class PostOffice {

    private final JavaMailSender sender;
    private final MailSettings settings;

    PostOffice(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** What the server said. */
    sealed interface Receipt {
        /** The server took the letter. */
        record Taken() implements Receipt {}

        /** It may be taken later. */
        record NotNow(String why) implements Receipt {}

        /** The server refuses this address for good. */
        record Refused(String why) implements Receipt {}
    }

    Receipt send(Letter letter) {
        try {
            sender.send(compose(letter));
            return new Receipt.Taken();
        } catch (MailException e) {
            String why = rootMessage(e);
            return refusedForGood(e) ? new Receipt.Refused(why) : new Receipt.NotNow(why);
        } catch (MessagingException | java.io.UnsupportedEncodingException e) {
            return new Receipt.Refused(String.valueOf(e.getMessage()));
        }
    }

    private MimeMessage compose(Letter letter) throws MessagingException, java.io.UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from(), settings.fromName());
        helper.setTo(new jakarta.mail.internet.InternetAddress(letter.to(), letter.toName(), "UTF-8"));
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        helper.setSentDate(Date.from(letter.writtenAt()));
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("References", letter.thread());
        message.setHeader("Content-Language", letter.language());
        // RFC 3834: no vacation notice is to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("X-Thi-Dua-Event-Id", letter.eventId());
        return message;
    }

    /** The mail API calls an address invalid where the server refused it with a permanent code. */
    private static boolean refusedForGood(MailException failure) {
        if (failure instanceof MailSendException send) {
            for (Exception each : send.getMessageExceptions()) {
                if (each instanceof SendFailedException refused && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String rootMessage(MailException failure) {
        Throwable root = failure.getMostSpecificCause();
        if (failure instanceof MailSendException send && send.getMessageExceptions().length > 0) {
            root = send.getMessageExceptions()[0];
        }
        String message = String.valueOf(root.getMessage());
        return message.substring(0, Math.min(message.length(), 500));
    }
}
