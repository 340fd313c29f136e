global using KeyValue = System.Collections.Generic.KeyValuePair<string, System.Text.Json.Nodes.JsonNode?>;
