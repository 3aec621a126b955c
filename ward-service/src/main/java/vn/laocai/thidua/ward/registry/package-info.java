/** Units: codes that stay, names that change, and who may sign for a unit. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward.registry;
