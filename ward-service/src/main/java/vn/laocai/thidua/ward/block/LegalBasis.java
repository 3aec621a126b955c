package vn.laocai.thidua.ward.block;

import java.time.LocalDate;

/**
 * The decision document that a change of the block rests on (Rule 1).
 *
 * @param number
 *            number and symbol, such as {@code 1028/QĐ-UBND}
 * @param issuer
 *            who issued it, as printed
 */
public record LegalBasis(String number, LocalDate date, String issuer) {}
