package vn.laocai.thidua.console.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;

/** Shows questions and does what was answered; a refusal comes back with everything that was typed. */
@Component
public class Asking {

    private static final ZoneId PROVINCE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TYPED = DateTimeFormatter
            .ofPattern("[dd/MM/yyyy HH:mm][yyyy-MM-dd'T'HH:mm]");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Refusals refusals;
    private final Words words;

    Asking(Refusals refusals, Words words) {
        this.refusals = refusals;
        this.words = words;
    }

    /** What was typed cannot be sent as it is; the message says so to the person. */
    public static final class Unclear extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** With the sentence for the page. */
        public Unclear(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Shows the question. */
    public String show(Ask ask, Model model) {
        return page(ask, UUID.randomUUID().toString(), null, model);
    }

    /** Does it, says so on the next page, or shows the question again with the reason why not. */
    public String act(Ask ask, MultiValueMap<String, String> form, Consumer<String> command, String done, String to,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        return act(ask, form, key -> {
            command.accept(key);
            return to;
        }, done, model, redirect, response);
    }

    /** The same, where only the answer of the command tells which page is next. */
    public String act(Ask ask, MultiValueMap<String, String> form, Function<String, String> command, String done,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        String sent = form.getFirst("requestKey");
        String key = sent == null ? UUID.randomUUID().toString() : sent;
        for (Field field : ask.fields()) {
            if (field.required() && blank(form, field.name())) {
                response.setStatus(422);
                return page(typed(ask, form), key, words.say("ask.missing", field.label()), model);
            }
        }
        String to;
        try {
            to = command.apply(key);
        } catch (Unclear unclear) {
            response.setStatus(422);
            return page(typed(ask, form), key, unclear.getMessage(), model);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return page(typed(ask, form), UUID.randomUUID().toString(), refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return page(typed(ask, form), key, words.say("refusal.unavailable"), model);
        }
        redirect.addFlashAttribute("done", done);
        redirect.addFlashAttribute("doneForm", ask.action());
        return "redirect:" + to;
    }

    /** The moment of a field, by the province's clock; null when nothing or no moment was typed. */
    public static @Nullable Instant moment(MultiValueMap<String, String> form, String name) {
        return momentOf(form.getFirst(name));
    }

    /** A moment as it is typed, by the province's clock; null when nothing or no moment was typed. */
    public static @Nullable Instant momentOf(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank()
                    ? null
                    : LocalDateTime.parse(typed.strip(), TYPED).atZone(PROVINCE).toInstant();
        } catch (DateTimeParseException notAMoment) {
            return null;
        }
    }

    /** A moment as a field takes it, by the province's clock; rounded up, so that what happened then is in it. */
    public static String typed(Instant moment) {
        return FIELD.format(moment.plusSeconds(59).atZone(PROVINCE));
    }

    /** A text of a form, or null when it was left empty. */
    public static @Nullable String text(MultiValueMap<String, String> form, String name) {
        String typed = form.getFirst(name);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static boolean blank(MultiValueMap<String, String> form, String name) {
        return form.getOrDefault(name, List.of()).stream().allMatch(String::isBlank);
    }

    private static Ask typed(Ask ask, MultiValueMap<String, String> form) {
        List<Field> fields = new ArrayList<>();
        for (Field field : ask.fields()) {
            List<String> values = form.getOrDefault(field.name(), List.of());
            fields.add(new Field(field.kind(), field.name(), field.label(), field.help(),
                    values.isEmpty() ? "" : values.getFirst(), field.required(), field.choices().stream()
                            .map(each -> new Choice(each.value(), each.label(), values.contains(each.value())))
                            .toList()));
        }
        return new Ask(ask.title(), ask.sentences(), ask.caution(), ask.action(), ask.button(), ask.back(), fields);
    }

    private static String page(Ask ask, String key, @Nullable String refusal, Model model) {
        model.addAttribute("ask", ask);
        model.addAttribute("requestKey", key);
        model.addAttribute("refusal", refusal);
        return "ask";
    }
}
