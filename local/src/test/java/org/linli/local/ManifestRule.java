package org.linli.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One thing that must hold of an overlay. */
@FunctionalInterface
interface ManifestRule {

    /** Sentences, each of which begins with the object at fault; none when all is well. */
    Stream<String> findings(Overlay overlay);

    /** All rules by what they say. */
    static Map<String, ManifestRule> all() {
        var rules = new LinkedHashMap<String, ManifestRule>();
        rules.put("every field is one that its kind has", new SchemaRule());
        rules.put("every pod is restricted", new RestrictedRule());
        rules.put("pods ask for what they may take, are probed and end in time", new PodRule());
        rules.put("whatever is named exists", new ReferenceRule());
        rules.put("every Secret that is named is made by a part or by the instructions", new SecretRule());
        rules.put("selectors find their pods, and ports are open", new SelectorRule());
        rules.put("every variable is a setting, and every needed setting is given", new SettingsRule());
        rules.put("topics are those of the code and of the city's units", new TopicRule());
        rules.put("users may do what is theirs, and nothing else", new UserRule());
        rules.put("scaling looks at channels that are read", new LagRule());
        rules.put("ways are open from both ends, and no others", new NetworkRule());
        rules.put("servers of databases let go of who is lost", new DatabaseRule());
        rules.put("what is deployed is what was tested", new VersionRule());
        return rules;
    }

    /** What every rule finds. */
    static List<String> everyFinding(Overlay of) {
        return all().values().stream().flatMap(rule -> rule.findings(of)).toList();
    }
}
