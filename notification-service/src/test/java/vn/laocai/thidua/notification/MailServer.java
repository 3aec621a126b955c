package vn.laocai.thidua.notification;

import java.util.Arrays;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A real SMTP server in the JVM of the tests. */
public final class MailServer {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP)
            .dynamicPort());

    static {
        SERVER.start();
    }

    private MailServer() {}

    /** Port that it listens on. */
    public static int port() {
        return SERVER.getSmtp().getPort();
    }

    /** Mails that came for this address. */
    public static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(mail -> {
            try {
                return mail.getAllRecipients()[0].toString().contains(address);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }
}
