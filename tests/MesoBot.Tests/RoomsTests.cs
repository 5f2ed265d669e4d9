using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace MesoBot.Tests;

/// <summary>Promises about the code base: which room may know which.</summary>
public class RoomsTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>What a room may know besides itself. Rooms that are not listed (Turns, Cli, Evaluation) may know all.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Language"] = [],
        ["Yaml"] = [],
        ["Text"] = [],
        ["Activities"] = [],
        ["Triage"] = ["Language", "Yaml"],
        ["Knowledge"] = ["Language", "Yaml", "Triage"],
        ["Clinic"] = ["Text"],
        ["Answers"] = ["Knowledge", "Clinic", "Text", "Language"],
        ["Site"] = ["Knowledge", "Clinic", "Answers", "Text", "Yaml"],
        ["Data"] = ["Activities", "Knowledge"],
        ["Audit"] = ["Data"],
        ["Booking"] = ["Clinic", "Activities", "Answers", "Knowledge", "Text", "Data", "Audit", "Language", "Privacy"],
        ["Handoff"] = ["Clinic", "Activities", "Answers", "Text", "Data", "Audit", "Language", "Privacy"],
        ["Privacy"] = ["Clinic", "Activities", "Answers", "Knowledge", "Text", "Data", "Audit", "Language"],
    };

    private static readonly string[] NoWebNoDatabase = ["Activities", "Language", "Yaml", "Text", "Triage", "Knowledge", "Answers", "Turns"];

    [Fact]
    public void ARoomKnowsOnlyTheRoomsItMay()
    {
        foreach (var (type, used) in Uses())
            if (MayKnow.TryGetValue(RoomOf(type), out var allowed) && RoomOf(used) is { Length: > 0 } room && room != RoomOf(type))
                Assert.True(allowed.Contains(room), $"{type.FullName} uses {used.FullName}.");
    }

    [Fact]
    public void TriageAndKnowledgeKnowNoWebNoDatabaseAndNoNetwork()
    {
        foreach (var (type, used) in Uses().Where(u => NoWebNoDatabase.Contains(RoomOf(u.Type))))
        {
            var name = used.Namespace ?? "";
            Assert.False(name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name.StartsWith("System.Net", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal), $"{type.FullName} uses {used.FullName}.");
        }
    }

    [Fact]
    public void TriageReadsNoFileAndNoClock()
    {
        foreach (var (type, used) in Uses().Where(u => RoomOf(u.Type) == "Triage"))
            Assert.False(used == typeof(TimeProvider) || used == typeof(File) || used == typeof(FileInfo) || used == typeof(Stream), $"{type.FullName} uses {used.FullName}.");
    }

    /// <summary>Razor makes components public, and the language wants what a component takes as a parameter to be public too.</summary>
    [Fact]
    public void NothingIsPublicWithoutANeed()
    {
        var types = Assembly.Load("mesobot").GetExportedTypes().Where(t => t.Namespace?.StartsWith("MesoBot.", StringComparison.Ordinal) == true).ToList();
        var needed = types.Where(t => t.IsAssignableTo(typeof(IComponent))).ToHashSet();
        for (var before = 0; before != needed.Count;)
        {
            before = needed.Count;
            needed.UnionWith(needed.SelectMany(ShownBy).SelectMany(Parts).Where(types.Contains).ToList());
        }
        Assert.All(types, type => Assert.True(needed.Contains(type) || type.DeclaringType is { } outer && needed.Contains(outer) || type.Name == "_Imports", type.FullName));
    }

    private static IEnumerable<Type> ShownBy(Type type) => type.GetProperties()
        .Where(p => !type.IsAssignableTo(typeof(IComponent)) || p.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(p => p.PropertyType);

    private static IEnumerable<(Type Type, Type Used)> Uses() =>
        from type in Assembly.Load("mesobot").GetTypes()
        where type.Namespace?.StartsWith("MesoBot", StringComparison.Ordinal) == true
        from used in UsedBy(type).SelectMany(Parts).Distinct()
        select (type, used);

    private static IEnumerable<Type> UsedBy(Type type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var field in type.GetFields(All)) yield return field.FieldType;
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            if (method is MethodInfo info) yield return info.ReturnType;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) yield return local.LocalType;
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
    }

    private static string RoomOf(Type type) => type.Namespace is { } name && name.StartsWith("MesoBot.", StringComparison.Ordinal) ? name.Split('.')[1] : "";
}
