package vn.laocai.thidua.scoring.criteria;

/**
 * What is wrong in a file that is imported.
 *
 * @param sheet
 *            name of the sheet; empty for a JSON file
 * @param row
 *            as the spreadsheet counts, from 1; 0 where no row is meant
 * @param place
 *            heading of the column, or JSON pointer
 */
record RowError(String sheet, int row, String place, String messageVi, String messageEn) {}
