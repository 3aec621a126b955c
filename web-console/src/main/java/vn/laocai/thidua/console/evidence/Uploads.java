package vn.laocai.thidua.console.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.EvidenceClient.Duplicate;
import vn.laocai.thidua.console.client.EvidenceClient.Evidence;
import vn.laocai.thidua.console.client.EvidenceClient.Uploaded;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Files that people send from a form with the facts of the paper; the same file elsewhere is told at once. */
@Component
public class Uploads {

    private static final long LARGEST = 20L * 1024 * 1024;

    private final EvidenceClient client;
    private final Registry registry;
    private final Words words;

    Uploads(EvidenceClient client, Registry registry, Words words) {
        this.client = client;
        this.registry = registry;
        this.words = words;
    }

    /** No file, or one that is too large; the message is a sentence of the page's language. */
    public static final class Unacceptable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unacceptable(String sentence) {
            super(sentence);
        }
    }

    /** Takes a new document into a ward's library. */
    public Uploaded add(String seasonId, String wardCode, MultipartFile file, Map<String, String> form,
            RedirectAttributes redirect) {
        Uploaded uploaded = client.upload(form.getOrDefault("requestKey", ""), seasonId, wardCode, name(file),
                text(form, "documentNumber"), text(form, "documentDate"), text(form, "issuer"), text(form, "excerpt"),
                text(form, "page"), bytes(file));
        tell(uploaded.allDuplicates(), wardCode, redirect);
        return uploaded;
    }

    /** Takes a newer file of a document in, and tells the document with it. */
    Evidence addVersion(Evidence document, @Nullable MultipartFile file, Map<String, String> form,
            RedirectAttributes redirect) {
        if (file == null) {
            throw new Unacceptable(words.say("evidence.none"));
        }
        Evidence added = client.addVersion(document.id(), form.getOrDefault("requestKey", ""), name(file),
                text(form, "documentNumber"), text(form, "documentDate"), text(form, "issuer"), text(form, "excerpt"),
                text(form, "page"), bytes(file));
        tell(added.duplicates(), document.wardCode(), redirect);
        return added;
    }

    /** The name that the person's own machine gave the file. */
    public static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "minh-chung" : name;
    }

    /** The same file was used before: said at once, so that nobody is surprised in appraisal. */
    private void tell(@Nullable List<Duplicate> duplicates, @Nullable String ward, RedirectAttributes redirect) {
        for (Duplicate duplicate : duplicates == null ? List.<Duplicate>of() : duplicates) {
            boolean same = Boolean.TRUE.equals(duplicate.sameWard())
                    || (ward != null && ward.equals(duplicate.wardCode()));
            String other = registry.wardName(duplicate.wardCode());
            redirect.addFlashAttribute("refusal", same
                    ? words.say("evidence.duplicate.own", duplicate.fileName() == null ? "" : duplicate.fileName())
                    : words.say(other.isEmpty() ? "evidence.duplicate.other" : "evidence.duplicate.ward", other));
        }
    }

    private byte[] bytes(MultipartFile file) {
        if (file.isEmpty() || file.getSize() > LARGEST) {
            throw new Unacceptable(words.say(file.isEmpty() ? "evidence.none" : "evidence.tooLarge"));
        }
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable String text(Map<String, String> form, String name) {
        String typed = form.get(name);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
