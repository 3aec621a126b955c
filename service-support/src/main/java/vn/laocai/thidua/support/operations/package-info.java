/** What operators and auditors see of a service: dead letters, parked aggregates, the journal and the audit. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.operations;
