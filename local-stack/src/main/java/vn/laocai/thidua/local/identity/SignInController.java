package vn.laocai.thidua.local.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in, by hand or by a click on a demo account. */
@Controller
class SignInController {

    private final IdentitySettings settings;

    SignInController(IdentitySettings settings) {
        this.settings = settings;
    }

    @GetMapping(IdentityConfiguration.SIGN_IN_PAGE)
    String signIn(@RequestParam(required = false) String error, @RequestParam(required = false) String logout,
            Model model) {
        Map<String, List<DemoAccount>> groups = new LinkedHashMap<>();
        DemoAccounts.all()
                .forEach(account -> groups.computeIfAbsent(account.group(), group -> new ArrayList<>()).add(account));
        model.addAttribute("groups", groups);
        model.addAttribute("password", DemoAccounts.PASSWORD);
        model.addAttribute("failed", error != null);
        model.addAttribute("signedOut", logout != null);
        return "sign-in";
    }

    @GetMapping("/")
    String home() {
        return "redirect:" + IdentityConfiguration.consoleHome(settings);
    }
}
