using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.SignIn;

/// <summary>How often one address may try. Kept in memory: each instance counts its own.</summary>
internal sealed class SignInLimits(IOptions<StaffOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.SignInsPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.Value.SignInsPerMinute,
            QueueLimit = 0,
        }));

    /// <summary>For endpoints that take a secret.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        using var lease = context.RequestServices.GetRequiredService<SignInLimits>()._tries.AttemptAcquire(Of(context.Connection.RemoteIpAddress));
        return lease.IsAcquired ? await next(invocation) : StaffMessages.TooMany.Result();
    }

    public void Dispose() => _tries.Dispose();

    // Whoever has one IPv6 address has its whole network.
    private static string Of(IPAddress? address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address?.MapToIPv4().ToString() ?? "";
}
