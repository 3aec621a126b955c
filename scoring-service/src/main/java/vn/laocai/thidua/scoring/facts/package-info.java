/**
 * Facts about wards that other parts of the suite establish: registered targets, attendance, recognised and adopted
 * models. They suggest figures; a ward may still enter its own, and an appraiser decides.
 */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.facts;
