/** Official papers: PDF in the layout of Decree 30/2020 and workbooks. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.paper;
