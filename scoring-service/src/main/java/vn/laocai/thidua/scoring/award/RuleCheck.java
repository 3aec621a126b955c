package vn.laocai.thidua.scoring.award;

/**
 * What one rule of eligibility says about a ward and an award (Rule 57).
 *
 * @param code
 *            stable code in kebab case
 * @param messageVi
 *            what is the case and, where the rule fails, what would help; Vietnamese
 */
public record RuleCheck(String code, boolean ok, String messageVi, String messageEn) {}
