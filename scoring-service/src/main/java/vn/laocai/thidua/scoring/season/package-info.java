/** This service's own copy of the seasons and their phases, kept from the events of ward-service. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.season;
