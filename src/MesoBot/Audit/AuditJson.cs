using System.Text.Json.Serialization;

namespace MesoBot.Audit;

[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class AuditJson : JsonSerializerContext;
