package vn.laocai.thidua.console.award;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.AwardClient.Proposal;
import vn.laocai.thidua.console.client.AwardClient.Rule;
import vn.laocai.thidua.console.client.AwardClient.Suspension;
import vn.laocai.thidua.console.client.ComplaintClient;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ViolationClient;
import vn.laocai.thidua.console.client.ViolationClient.Notice;
import vn.laocai.thidua.console.page.Words;

/** What is said about awards, in words. */
@Component("awardWords")
public class AwardWords {

    private static final Pattern ORGANISATION = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)*\\b");

    private final ViolationClient violations;
    private final ComplaintClient complaints;
    private final Words words;

    AwardWords(ViolationClient violations, ComplaintClient complaints, Words words) {
        this.violations = violations;
        this.complaints = complaints;
        this.words = words;
    }

    /** What a rule says, with departments by their names. */
    public String rule(Rule rule) {
        return plain(words.english() ? rule.messageEn() : rule.messageVi());
    }

    /** A sentence with departments by their names. */
    public String plain(String sentence) {
        Matcher codes = ORGANISATION.matcher(sentence);
        return codes.replaceAll(code -> {
            String name = words.orNull("organisation." + code.group());
            return Matcher.quoteReplacement(name == null ? code.group() : name);
        });
    }

    /** What holds a proposal up, each in a sentence; what this person may not read is told in general. */
    List<String> causes(Proposal proposal) {
        return proposal.allSuspensions().stream().map(this::cause).distinct().toList();
    }

    private String cause(Suspension suspension) {
        try {
            if ("notice".equals(suspension.kind())) {
                Notice notice = violations.notice(suspension.id());
                return words.say("award.suspended.notice", kind(notice), words.of("organisation", notice.source()),
                        notice.documentNumber(), words.legalDay(notice.documentDate()));
            }
            ComplaintClient.Complaint complaint = complaints.complaint(suspension.id());
            return words.say("award.suspended.complaint", complaint.receipt(), complaint.matter(),
                    words.closing(complaint.dueAt()));
        } catch (ServiceRefusal refusal) {
            return words.say("award.suspended." + ("notice".equals(suspension.kind()) ? "notice" : "complaint")
                    + ".other");
        }
    }

    /** What a notice is about. */
    public String kind(Notice notice) {
        String word = words.orNull("violation.kind." + notice.kind());
        return word == null ? notice.kindVi() : word;
    }

    /** Whole đồng. */
    public String money(@Nullable Long amount) {
        if (amount == null || amount == 0) {
            return "";
        }
        DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(Locale.ROOT);
        marks.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", marks).format(amount) + " đồng";
    }
}
