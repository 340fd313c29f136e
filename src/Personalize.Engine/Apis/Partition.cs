using System;
using System.Globalization;

namespace Personalize.Engine;

/// <summary>
/// A partition of AWS: which regions are in it and what their hosts end in. AWSSDK.Core knows the same, but compiles a regular expression a
/// partition to find out, which the first call of every session would wait for; a test holds this table to AWSSDK.Core's.
/// </summary>
internal sealed record Partition(string Name, string[] RegionPrefixes, string DnsSuffix, string DualStackDnsSuffix)
{
    /// <summary>Whether the partition has FIPS endpoints; all of today's have.</summary>
    public bool SupportsFips { get; init; } = true;

    /// <summary>Whether the partition has dual-stack endpoints; all of today's have.</summary>
    public bool SupportsDualStack { get; init; } = true;

    private static readonly Partition Aws = new("aws", ["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"], "amazonaws.com", "api.aws");

    private static readonly Partition[] Others =
    [
        new("aws-cn", ["cn-"], "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        new("aws-eusc", ["eusc-de-"], "amazonaws.eu", "api.amazonwebservices.eu"),
        new("aws-iso", ["us-iso-"], "c2s.ic.gov", "api.aws.ic.gov"),
        new("aws-iso-b", ["us-isob-"], "sc2s.sgov.gov", "api.aws.scloud"),
        new("aws-iso-e", ["eu-isoe-"], "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
        new("aws-iso-f", ["us-isof-"], "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
        new("aws-us-gov", ["us-gov-"], "amazonaws.com", "api.aws"),
    ];

    /// <summary>The partition of a region; <c>aws</c> for one that no partition claims, as the endpoint rules have it.</summary>
    public static Partition Of(string region)
    {
        foreach (var partition in Others)
        {
            foreach (var prefix in partition.RegionPrefixes)
            {
                if (region.StartsWith(prefix, StringComparison.Ordinal) && IsPlaceAndNumber(region.AsSpan(prefix.Length)))
                {
                    return partition;
                }
            }
        }

        return region switch
        {
            "aws-cn-global" => Others[0],
            "aws-iso-global" => Others[2],
            "aws-iso-b-global" => Others[3],
            "aws-iso-e-global" => Others[4],
            "aws-iso-f-global" => Others[5],
            "aws-us-gov-global" => Others[6],
            _ => Aws,
        };
    }

    // "north-1": a word, a hyphen, a number
    private static bool IsPlaceAndNumber(ReadOnlySpan<char> rest)
    {
        var hyphen = rest.IndexOf('-');
        return hyphen > 0
            && rest[..hyphen].IndexOfAnyExceptInRange('a', 'z') < 0
            && int.TryParse(rest[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
