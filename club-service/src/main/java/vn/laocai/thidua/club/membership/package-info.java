/** This service's own copy of who belongs to which block, kept from the events of ward-service. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.club.membership;
