/** Who holds an office in a block: this service's own copy, kept from the events of ward-service, and what follows from it. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.office;
