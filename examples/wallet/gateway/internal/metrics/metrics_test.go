package metrics

import (
	"context"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/service/cloudwatch"
	"github.com/aws/aws-sdk-go/service/cloudwatch/cloudwatchiface"
)

type recorder struct {
	cloudwatchiface.CloudWatchAPI
	sent []*cloudwatch.PutMetricDataInput
}

func (r *recorder) PutMetricDataWithContext(_ aws.Context, in *cloudwatch.PutMetricDataInput, _ ...request.Option) (*cloudwatch.PutMetricDataOutput, error) {
	r.sent = append(r.sent, in)
	return &cloudwatch.PutMetricDataOutput{}, nil
}

func TestReportSendsTheRestAtTheEnd(t *testing.T) {
	c, cw := NewCounter(), &recorder{}
	c.Add("POST /payments", 201)
	c.Add("POST /payments", 201)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c.Report(ctx, cw, "wallet/gateway", time.Hour)
	if len(cw.sent) != 1 || aws.Float64Value(cw.sent[0].MetricData[0].Value) != 2 {
		t.Fatalf("sent %v", cw.sent)
	}
}

func TestNothingCountedNothingSent(t *testing.T) {
	cw := &recorder{}
	NewCounter().send(context.Background(), cw, "wallet/gateway")
	if len(cw.sent) != 0 {
		t.Errorf("sent %v", cw.sent)
	}
}
