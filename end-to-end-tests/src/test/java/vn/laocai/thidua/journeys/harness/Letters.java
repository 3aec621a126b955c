package vn.laocai.thidua.journeys.harness;

import java.io.IOException;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import vn.laocai.thidua.local.Ports;

/** The letters in the local stack's mail room. */
public final class Letters {

    private Letters() {}

    /** A letter to the account of its address. */
    public record Letter(String account, String text) {}

    /** The newest letters, at most as many as the mail room's list shows. */
    public static List<Letter> sent(Ports ports) {
        return page(ports.mailReading() + "/").select("a[href^=/messages/]").stream().map(link -> {
            Document letter = page(link.absUrl("href"));
            String to = letter.select("dd").get(2).text();
            return new Letter(to.replaceAll("@.*", ""), letter.text());
        }).toList();
    }

    private static Document page(String address) {
        try {
            return Jsoup.connect(address).maxBodySize(0).get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
