package vn.laocai.thidua.console.criteria;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.CriteriaClient;
import vn.laocai.thidua.console.client.CriteriaClient.Version;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.SheetClient.Criteria;

/** The tables that sheets are scored by. A table never changes under its hash, so it is read once. */
@Component
public class CriteriaBook {

    private static final int KEPT = 20;

    private final CriteriaClient criteria;
    private final Map<String, CriteriaTable> tables = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CriteriaTable> eldest) {
            return size() > KEPT;
        }
    });

    CriteriaBook(CriteriaClient criteria) {
        this.criteria = criteria;
    }

    /** The table of a sheet; an empty one where the sheet has none yet. */
    public CriteriaTable table(@Nullable Criteria of) {
        if (of == null) {
            return CriteriaTable.of(null);
        }
        String hash = of.hash();
        CriteriaTable known = hash == null ? null : tables.get(hash);
        if (known != null) {
            return known;
        }
        Version version = criteria.version(of.setId(), of.version()).getBody();
        CriteriaTable table = CriteriaTable.of(version == null ? null : version.table());
        if (hash != null) {
            tables.put(hash, table);
        }
        return table;
    }

    /** The table of a season that is in force or published last; an empty one where there is none. */
    public CriteriaTable ofSeason(String seasonId) {
        try {
            for (CriteriaClient.CriteriaSet set : criteria.sets(seasonId).all()) {
                Integer inForce = set.inForce();
                int version = inForce != null
                        ? inForce
                        : set.all().stream().filter(each -> !"DRAFT".equals(each.state()))
                                .mapToInt(CriteriaClient.VersionLine::version).max().orElse(0);
                if (version > 0) {
                    String hash = set.all().stream().filter(each -> each.version() == version)
                            .map(CriteriaClient.VersionLine::hash).findFirst().orElse(null);
                    return table(new Criteria(set.id(), version, hash));
                }
            }
        } catch (ServiceRefusal refusal) {
            if (refusal.status() != 403 && refusal.status() != 404) {
                throw refusal;
            }
        }
        return CriteriaTable.of(null);
    }
}
