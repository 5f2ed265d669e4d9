using System.Text.Json.Serialization;

namespace MesoBot.Handoff;

[JsonSerializable(typeof(string[]))]
internal sealed partial class HandoffJson : JsonSerializerContext;
