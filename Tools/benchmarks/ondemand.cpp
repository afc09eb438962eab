// Finds the caches of a plan with simdjson, which checks only what it looks at: ondemand FILE
#include <simdjson.h>

#include <cstdio>
#include <string_view>

int main(int count, char **arguments) {
  if (count != 2) return 2;
  simdjson::padded_string text;
  if (simdjson::padded_string::load(arguments[1]).get(text)) return 2;
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document plan;
  simdjson::ondemand::array changes;
  if (parser.iterate(text).get(plan) || plan["resource_changes"].get_array().get(changes)) return 2;
  size_t caches = 0;
  for (auto change : changes) {
    std::string_view type;
    if (change["type"].get(type)) return 2;
    caches += type.substr(0, 16) == "aws_elasticache_";
  }
  std::printf("%zu caches\n", caches);
}
