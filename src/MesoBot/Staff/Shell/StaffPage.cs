using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MesoBot.Staff.Shell;

/// <summary>A page as an endpoint's result.</summary>
internal static class StaffPage
{
    public static IResult Of<T>(params (string Name, object? Value)[] parameters) where T : IComponent => Of<T>(StatusCodes.Status200OK, parameters);

    public static IResult Of<T>(int status, params (string Name, object? Value)[] parameters) where T : IComponent =>
        new RazorComponentResult<T>(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { StatusCode = status };
}
